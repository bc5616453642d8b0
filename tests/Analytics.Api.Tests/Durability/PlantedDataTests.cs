using System.Net;
using System.Text;
using Xunit;

namespace Analytics.Api.Tests.Durability;

public sealed class PlantedDataTests
{
    private const string Subject = "maria.planted@example.com";
    private const string Phone = "+49 171 5557801";
    private const string Card = "4111 1111 1111 1111";
    private const string Iban = "DE89 3704 0044 0532 0130 00";
    private const string Address = "203.0.113.77";
    private const string Token = "sk_live_4eC39HqLyjWDarjtT1zdp7dc";
    private const string Text = $"call me {Phone} or {Subject}, card {Card}, {Iban}, from {Address}, key {Token}";

    private static readonly string[] Planted = [Subject, "maria.planted", Phone, "5557801", Card, Iban, "0532 0130", Address, Token, "4eC39HqLyjWDarjtT1zdp7dc"];

    [Fact]
    public async Task Planted_personal_data_are_in_no_file_and_no_line_that_the_service_wrote()
    {
        var folder = ServiceProcess.NewFolder();
        string output;
        await using (var service = await ServiceProcess.StartAsync(folder))
        {
            await service.UntilReadyAsync();
            await SendAsync(service.Client);
            output = service.Output;
            await service.KillAsync();
        }

        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)) AssertClean(file, await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
        AssertClean("output", Encoding.UTF8.GetBytes(output));
    }

    private static async Task SendAsync(HttpClient client)
    {
        using var consent = await client.PutAsync(
            "/v1/consents/" + Uri.EscapeDataString(Subject), Json("""{"purposes":["analytics"],"source":"SUBJECT"}"""));
        Assert.Equal(HttpStatusCode.NoContent, consent.StatusCode);
        await ExpectAsync(client, "predictions", HttpStatusCode.Accepted,
            """{"id":"p-1","model":"churn","version":"1","subject":"SUBJECT","output":{"score":0.4},"decision":"TEXT","features":{"note":"TEXT","plan":"SUBJECT"},"segments":{"contact":"SUBJECT"},"context":{"session":"SUBJECT"}}""");
        await ExpectAsync(client, "feedback", HttpStatusCode.Accepted, """{"id":"f-1","predictionId":"p-1","kind":"text","value":"TEXT"}""");
        await ExpectAsync(client, "feedback", HttpStatusCode.Accepted, """{"id":"f-2","predictionId":"p-1","kind":"label","value":"SUBJECT"}""");
        await ExpectAsync(client, "safety", HttpStatusCode.Accepted, """{"id":"s-1","predictionId":"p-1","rule":"pii","verdict":"violation","evidence":"TEXT"}""");
        await ExpectAsync(client, "events", HttpStatusCode.Accepted,
            """{"messageId":"e-1","event":"signed_up","userId":"SUBJECT","properties":{"email":"SUBJECT","nested":{"note":"TEXT"}},"context":{"ip":"203.0.113.77","userAgent":"SUBJECT"}}""");
        await ExpectAsync(client, "predictions", HttpStatusCode.BadRequest, """{"id":"SUBJECT","model":"SUBJECT","version":"1","output":{"score":"TEXT"}}""");
        await ExpectAsync(client, "predictions", HttpStatusCode.BadRequest, """{"id":"p-2","TEXT":""");
        (await client.GetAsync("/v1/consents/" + Uri.EscapeDataString(Subject))).Dispose();
        (await client.DeleteAsync("/v1/consents/" + Uri.EscapeDataString(Subject))).Dispose();
        (await client.GetAsync("/v1/records/" + Uri.EscapeDataString(Subject) + "/status")).Dispose();
    }

    private static async Task ExpectAsync(HttpClient client, string route, HttpStatusCode expected, string body)
    {
        using var response = await client.PostAsync("/v1/" + route, Json(body));
        var answer = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == expected, $"{route}: {response.StatusCode} {answer}");
        AssertClean("answer", Encoding.UTF8.GetBytes(answer));
    }

    private static StringContent Json(string body) =>
        new(body.Replace("SUBJECT", Subject, StringComparison.Ordinal).Replace("TEXT", Text, StringComparison.Ordinal), Encoding.UTF8, "application/json");

    private static void AssertClean(string place, byte[] bytes)
    {
        foreach (var value in Planted) Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(value)) < 0, $"{value} is in {place}");
    }
}
