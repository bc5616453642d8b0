using Xunit;

namespace Analytics.Api.Tests.Monitors;

/// <summary>Tests that keep both cores busy for long: one after the other, when all others have ended, so that they starve none.</summary>
[CollectionDefinition(nameof(LongRuns), DisableParallelization = true)]
public sealed class LongRuns;
