using Analytics.Core.Ports;

namespace Analytics.Core.Tests.Measures;

/// <summary>The value of one summary; without a summary, of any histogram (whose edges the engine chooses).</summary>
internal sealed record CannedValue(Summary? Summary, SummaryValue Value)
{
    public bool Answers(Summary asked) => Summary is null ? asked is Summary.HistogramOf : Summary == asked;
}
