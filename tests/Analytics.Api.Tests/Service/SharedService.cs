using Xunit;

namespace Analytics.Api.Tests.Service;

[CollectionDefinition(nameof(SharedService))]
public sealed class SharedService : ICollectionFixture<RunningService>;
