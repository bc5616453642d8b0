using Xunit;

namespace Analytics.Api.Tests.Service;

/// <summary>One service for the tests of experiments: the others need not wait for them.</summary>
[CollectionDefinition(nameof(SharedExperiments))]
public sealed class SharedExperiments : ICollectionFixture<ExperimentService>;
