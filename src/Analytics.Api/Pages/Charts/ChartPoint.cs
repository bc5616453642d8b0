using Analytics.Contracts.Reporting;

namespace Analytics.Api.Pages.Charts;

/// <summary>A figure of a time bucket.</summary>
/// <param name="From">Start of the bucket.</param>
/// <param name="Figure">The figure.</param>
public sealed record ChartPoint(DateTimeOffset From, Figure Figure)
{
    /// <summary>The value and the ends of its interval, as far as there are any.</summary>
    public IEnumerable<double> Ends =>
        new[] { Figure.Value, Figure.Lower, Figure.Upper }.OfType<double>();
}
