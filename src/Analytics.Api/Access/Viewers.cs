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
            if (context.User.Identity?.IsAuthenticated == true && !context.User.May(Scopes.Read))
                Viewer.Current = new Viewer { SmallestCell = privacy.Value.SmallestCell, Own = context.User.OwnOf() ?? NothingUnlessFigures(context) };
            return next(context);
        });
    }

    // Who may see own records only and has none sees nothing, never all.
    private static OwnRecords? NothingUnlessFigures(HttpContext context) => context.User.May(Scopes.Figures) ? null : new OwnRecords("none", [""]);
}
