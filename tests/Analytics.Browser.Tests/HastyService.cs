namespace Analytics.Browser.Tests;

/// <summary>A service whose pages wait for no figures.</summary>
public sealed class HastyService : BrowserService
{
    public HastyService(Chromium chromium)
        : base(chromium) => Patience = TimeSpan.FromTicks(1);
}
