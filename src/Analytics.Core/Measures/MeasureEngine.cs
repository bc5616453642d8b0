using Analytics.Contracts.Reporting;
using Analytics.Core.Ports;
using Analytics.Core.Registry;

namespace Analytics.Core.Measures;

/// <summary>Answers every <see cref="MeasureQuery"/>.</summary>
public sealed class MeasureEngine(IEventQueries queries, ModelRegistry registry)
{
    /// <summary>Faults of a query, by JSON pointer; empty when it can be answered.</summary>
    public IReadOnlyDictionary<string, string[]> Check(MeasureQuery query) => throw new NotImplementedException();

    /// <summary>The answer to a faultless query.</summary>
    public Task<MeasureResult> AnswerAsync(MeasureQuery query, CancellationToken cancellationToken) => throw new NotImplementedException();

    internal IEventQueries Queries => queries;
    internal ModelRegistry Registry => registry;
}
