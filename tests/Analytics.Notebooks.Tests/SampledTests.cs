using Xunit;

namespace Analytics.Notebooks.Tests;

/// <summary>Tests over one service with sample data, one after the other.</summary>
[CollectionDefinition(nameof(SampledTests))]
public sealed class SampledTests : ICollectionFixture<SampledService>;
