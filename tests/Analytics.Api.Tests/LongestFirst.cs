using Analytics.Api.Tests;
using Analytics.Api.Tests.Experiments;
using Analytics.Api.Tests.Monitors;
using Analytics.Api.Tests.Reports;
using Analytics.Api.Tests.Service;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace Analytics.Api.Tests;

/// <summary>Begins with what takes longest, so that no core idles while the last test goes on.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long =
    [
        nameof(MarketplaceMonitorsTests), nameof(SharedService), nameof(ExperimentLifeTests), nameof(SharedWatch), nameof(SharedExperiments), nameof(ReportDeliveryTests), nameof(CleanHistoryTests),
    ];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection => [.. testCollections.OrderBy(Rank)];

    private static int Rank<TTestCollection>(TTestCollection collection)
        where TTestCollection : ITestCollection
    {
        var at = Array.FindIndex(Long, name => collection.TestCollectionDisplayName.Contains(name, StringComparison.Ordinal));
        return at < 0 ? Long.Length : at;
    }
}
