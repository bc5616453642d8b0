using Analytics.Core.Ports;
using Xunit;

namespace Analytics.Core.Tests.Ingestion;

public sealed class MachineIdTests : IDisposable
{
    private readonly Intake intake = new();

    public void Dispose() => intake.Dispose();

    [Theory]
    [InlineData("s-9", "s-9")]
    [InlineData("7f3d2a90-6c1e-4a57-9c55-1f2e3d4c5b6a", "7f3d2a90-6c1e-4a57-9c55-1f2e3d4c5b6a")]
    [InlineData("a@b.de", "[email]")]
    [InlineData("10.1.2.3", "[ip]")]
    [InlineData("+4930901820", "[phone]")]
    [InlineData("4111111111111111", "[card]")]
    public async Task Sessions_that_are_mere_ids_are_kept_and_personal_ones_are_not(string session, string stored)
    {
        await intake.ConsentAsync("u-42");

        var row = await intake.StoreAsync<PredictionRow>(
            RecordKind.Prediction, Some.Prediction($$""" "output":{"score":0.5},"subject":"u-42","context":{"session":"{{session}}"} """));

        Assert.Equal(stored, row.Session);
    }
}
