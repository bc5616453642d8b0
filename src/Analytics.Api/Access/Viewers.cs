using System.Security.Claims;
using Analytics.Core.Privacy;
using Analytics.Core.Privacy.People;
using Microsoft.Extensions.Options;

namespace Analytics.Api.Access;

/// <summary>Tells the figures for whom they are.</summary>
internal static class Viewers
{
    /// <summary>Sets <see cref="Viewer.Current"/> for those who may not see everything.</summary>
    public static IApplicationBuilder UseViewer(this IApplicationBuilder app)
    {
        var privacy = app.ApplicationServices.GetRequiredService<IOptions<PrivacyOptions>>();
        return app.Use((context, next) =>
        {
            Viewer.Current = Of(context.User, privacy.Value.SmallestCell);
            return next(context);
        });
    }

    private static Viewer? Of(ClaimsPrincipal user, int smallestCell)
    {
        if (user.May(Scopes.Read) || !user.May(Scopes.Own)) return null;
        if (user.May(Scopes.Figures)) return new Viewer { SmallestCell = smallestCell };

        // Who may see own records only and has none sees nothing, never all.
        return new Viewer { SmallestCell = smallestCell, Own = user.OwnOf() ?? new OwnRecords("none", [""]) };
    }
}
