using Analytics.Core.Ports;
using Analytics.Core.Privacy;
using Analytics.Storage.LiteDb;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace Analytics.Core.Tests.Privacy;

public sealed class PrivacyServicesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_capability_starts_from_configuration()
    {
        await using var services = Services(("Privacy:MasterKey", Opened.MasterKey), ("Privacy:UnlinkedPredictions", "drop"), ("Privacy:PhoneRegions", "FR, DE"));

        await services.GetRequiredService<ConsentRegister>().LoadAsync(TestContext.Current.CancellationToken);
        await services.GetRequiredService<AccessKeys>().LoadAsync(null, TestContext.Current.CancellationToken);

        Assert.True(services.GetRequiredService<IOptions<PrivacyOptions>>().Value.DropsUnlinkedPredictions);
        Assert.Equal("[phone]", services.GetRequiredService<PersonalDataScrubber>().Scrub("06 12 34 56 78"));
        Assert.Equal("text", services.GetRequiredService<FieldSealer>().Open(services.GetRequiredService<FieldSealer>().Seal("text")));
    }

    [Theory]
    [InlineData("Privacy:MasterKey", "c2hvcnQ=")]
    [InlineData("Privacy:MasterKey", "not base64!")]
    [InlineData("Privacy:MasterKeyFile", "/nowhere/master.key")]
    [InlineData("Privacy:UnlinkedPredictions", "hide")]
    [InlineData("Privacy:PhoneRegions", "US,Mars")]
    public async Task A_wrong_setting_is_refused_by_its_name(string key, string value)
    {
        await using var services = Services((key, value));

        var fault = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<PrivacyOptions>>().Value);

        Assert.Contains(key, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(value, fault.Message, StringComparison.Ordinal);
    }

    private ServiceProvider Services(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value))
            .Build();
        return new ServiceCollection()
            .AddLogging()
            .AddSingleton<IDocuments>(provider => new LiteDocuments(folder.Path, provider.GetRequiredService<KeyRing>().DocumentsPassword))
            .AddPrivacy(configuration, folder.Path, isDevelopment: false)
            .BuildServiceProvider();
    }
}
