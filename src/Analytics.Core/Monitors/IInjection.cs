using Analytics.Core.Ports;

namespace Analytics.Core.Monitors;

/// <summary>A fault in what a store answers.</summary>
internal interface IInjection
{
    /// <summary>Whose summaries it changes.</summary>
    EventSource Source { get; }

    /// <summary>What to ask the store for, so that a query can be answered with the fault: its summaries, and perhaps more after them.</summary>
    SummaryQuery Ask(SummaryQuery query);

    /// <summary>A group of the query with the fault, from the answer to <see cref="Ask"/>.</summary>
    SummaryGroup Into(SummaryGroup group, SummaryQuery query);

    /// <summary>A sampled row with the fault.</summary>
    SampledPrediction Into(SampledPrediction row, Random random);

    /// <summary>What became of a prediction with the fault.</summary>
    Outcome Into(Outcome outcome, Random random);
}
