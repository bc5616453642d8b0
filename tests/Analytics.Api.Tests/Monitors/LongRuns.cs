using Xunit;

namespace Analytics.Api.Tests.Monitors;

/// <summary>Tests that keep the machine busy for long: one after the other, when all others have ended, so that none starves another.</summary>
[CollectionDefinition(nameof(LongRuns), DisableParallelization = true)]
public sealed class LongRuns;
