using Xunit;

namespace Analytics.Api.Tests.Service;

/// <summary>One service for the tests of monitors and alerts, which mostly wait for the next beat: the others need not wait for them.</summary>
[CollectionDefinition(nameof(SharedWatch))]
public sealed class SharedWatch : ICollectionFixture<RunningService>;
