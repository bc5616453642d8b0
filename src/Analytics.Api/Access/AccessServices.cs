using Analytics.Api.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace Analytics.Api.Access;

/// <summary>Who is asking, and what they may do. What no policy names needs someone who may read.</summary>
internal static class AccessServices
{
    private const string Scheme = "KeyOrSession";

    public static IServiceCollection AddAccess(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AccessOptions>().BindConfiguration(AccessOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<AdministratorKey>().AddSingleton<SignInToken>().AddSingleton<AccountRegister>();
        services.AddAuthentication(Scheme)
            .AddPolicyScheme(Scheme, null, options => options.ForwardDefaultSelector = SchemeOf)
            .AddScheme<AuthenticationSchemeOptions, KeyHandler>(KeyHandler.SchemeName, null)
            .AddCookie(Sessions.Configure)
            .AddSingleSignOn(configuration);
        services.AddAuthorizationBuilder()
            .AddPolicy(Scopes.Write, Needs(Scopes.Write))
            .AddPolicy(Scopes.Read, Needs(Scopes.Read))
            .AddPolicy(Scopes.Figures, Needs(Scopes.Figures))
            .AddPolicy(Scopes.Own, Needs(Scopes.Own))
            .AddPolicy(Scopes.Alert, Needs(Scopes.Alert))
            .AddPolicy(Scopes.Guard, Needs(Scopes.Guard))
            .AddPolicy(Scopes.Experiment, Needs(Scopes.Experiment))
            .AddPolicy(Scopes.Administer, Needs(Scopes.Administer))
            .SetDefaultPolicy(Needs(Scopes.Read))
            .SetFallbackPolicy(Needs(Scopes.Read));
        services.AddAntiforgery(options => options.Cookie.Name = "analytics-form");
        services.AddDataProtection().SetApplicationName("Analytics");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, SessionKeys>();
        return services;
    }

    /// <summary>A session counts for reading and for the pages' own forms; everything else takes a key, so no other site can act by a cookie.</summary>
    private static string SchemeOf(HttpContext context) =>
        !PresentedKey.In(context.Request)
        && (HttpMethods.IsGet(context.Request.Method)
            || HttpMethods.IsHead(context.Request.Method)
            || !context.Request.Path.StartsWithSegments("/v1"))
            ? Sessions.Scheme
            : KeyHandler.SchemeName;

    private static AuthorizationPolicy Needs(string scope) =>
        new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireAssertion(context => context.User.May(scope)).Build();
}
