using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using DuckDB.NET.Data;
using Xunit;

namespace Analytics.Api.Tests.Service;

public sealed class DataSetTests(RunningService service) : ServiceTest(service)
{
    private const int Rows = 1_000;
    private const string Columns = "score=p&label=left&segments=country";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_uploaded_data_set_is_a_reference_for_every_analysis(bool isParquet)
    {
        var model = isParquet ? "uploaded-parquet" : "uploaded-csv";
        await RecordAsync(model);

        var (status, set) = await UploadAsync(model, "training", isParquet ? await ParquetAsync(Csv(1)) : Encoding.UTF8.GetBytes(Csv(1)), isParquet);
        var (_, same) = await GetAsync($"/v1/models/{model}/drift?from=2026-10-01&to=2026-10-02&reference=dataset:training");
        var (_, explanation) = await GetAsync($"/v1/models/{model}/explain?from=2026-10-02&to=2026-10-03&reference=dataset:training");
        var (_, quality) = await GetAsync($"/v1/models/{model}/quality?from=2026-10-02&to=2026-10-03&reference=dataset:training");
        var (_, list) = await GetAsync($"/v1/models/{model}/references");

        Assert.Equal((200, Rows), (status, set.GetProperty("rows").GetInt32()));
        Assert.Equal(["plan", "tenure"], set.GetProperty("features").EnumerateArray().Select(feature => feature.GetString()).Order());
        Assert.Equal("training", Assert.Single(list.EnumerateArray()).GetProperty("name").GetString());
        Assert.Equal(("dataSet", Rows, 0), (same.GetProperty("referenceKind").GetString(), same.GetProperty("referencePredictions").GetInt32(), same.GetProperty("drifted").GetInt32()));
        Assert.Equal("features.tenure", explanation.GetProperty("causes")[0].GetProperty("subject").GetString());
        Assert.Equal("unit_change", quality.GetProperty("findings")[0].GetProperty("method").GetString());
    }

    [Fact]
    public async Task A_data_set_is_removed_with_its_rows_unless_a_version_is_registered_with_it()
    {
        const string path = "/v1/models/uploaded-gone/references/training";
        await RecordAsync("uploaded-gone");
        await UploadAsync("uploaded-gone", "training", Encoding.UTF8.GetBytes(Csv(1)), false);
        var version = """{"task":"binary","features":[{"name":"tenure","type":"numeric"},{"name":"plan","type":"categorical"}],"reference":{"dataSet":"training"}}""";

        await SendAsync(HttpMethod.Put, "/v1/models/uploaded-gone/versions/2", version);
        var used = await SendAsync(HttpMethod.Delete, path);
        await SendAsync(HttpMethod.Put, "/v1/models/uploaded-gone/versions/2", version.Replace(""","reference":{"dataSet":"training"}""", "", StringComparison.Ordinal));
        var removed = await SendAsync(HttpMethod.Delete, path);

        Assert.Equal((409, 204), (used.Status, removed.Status));
        Assert.Contains("Version 2", used.Body.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Empty((await GetAsync("/v1/models/uploaded-gone/references")).Body.EnumerateArray());
        Assert.Equal(400, (await GetAsync("/v1/models/uploaded-gone/drift?reference=dataset:training")).Status);
        Assert.Equal(404, (await SendAsync(HttpMethod.Delete, path)).Status);
    }

    [Fact]
    public async Task A_file_at_fault_is_refused_with_its_place_and_nothing_is_stored()
    {
        await RecordAsync("uploaded-bad");

        Assert.Contains("row 2", await FaultAsync("tenure,plan,p,left,country\n1,plus,0.5,true,DE\nmany,plus,0.5,true,DE\n"), StringComparison.Ordinal);
        Assert.Contains("'plan'", await FaultAsync("tenure,p,left,country\n1,0.5,true,DE\n"), StringComparison.Ordinal);
        var personal = await FaultAsync("tenure,plan,p,left,country\n1,plus,0.5,true,DE\n2,ada.lovelace@example.com,0.5,true,DE\n");
        Assert.Contains("looks like personal data in row 2", personal, StringComparison.Ordinal);
        Assert.DoesNotContain("lovelace", personal, StringComparison.Ordinal);
        Assert.Empty((await GetAsync("/v1/models/uploaded-bad/references")).Body.EnumerateArray());
        Assert.True((await GetAsync("/v1/models/uploaded-bad/drift?reference=dataset:training")).Body.GetProperty("errors").TryGetProperty("reference", out _));
        Assert.Equal(404, (await UploadAsync("nobody", "training", Encoding.UTF8.GetBytes(Csv(1)), false)).Status);

        async Task<string> FaultAsync(string csv)
        {
            var (status, problem) = await UploadAsync("uploaded-bad", "training", Encoding.UTF8.GetBytes(csv), false);
            Assert.Equal(400, status);
            return problem.GetProperty("errors").GetProperty("body")[0].GetString()!;
        }
    }

    [Fact]
    public async Task An_upload_that_a_crash_left_behind_is_gone_with_the_next_start()
    {
        await using var service = new RunningService();
        var left = Path.Combine(Directory.CreateDirectory(Path.Combine(service.Folder, "uploads")).FullName, "left");
        await File.WriteAllTextAsync(left, "Ada Lovelace", Cancellation);

        await service.InitializeAsync();

        await Durability.ServiceProcess.UntilAsync(() => Task.FromResult(!File.Exists(left)));
    }

    [Fact]
    public async Task Another_media_type_is_not_known()
    {
        using var client = Service.Client();
        using var content = new StringContent("{}", Encoding.UTF8, "application/json");

        using var response = await client.PutAsync("/v1/models/churn/references/training", content, Cancellation);

        Assert.Equal(415, (int)response.StatusCode);
    }

    private async Task<(int Status, JsonElement Body)> UploadAsync(string model, string name, byte[] bytes, bool isParquet)
    {
        using var client = Service.Client();
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue(isParquet ? "application/vnd.apache.parquet" : "text/csv");
        using var response = await client.PutAsync($"/v1/models/{model}/references/{name}?{Columns}", content, Cancellation);
        return ((int)response.StatusCode, JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync(Cancellation)));
    }

    private static string Csv(int seed)
    {
        var random = new Random(seed);
        var text = new StringBuilder("tenure,plan,p,left,country,name\n");
        for (var row = 0; row < Rows; row++)
            text.AppendLine(CultureInfo.InvariantCulture, $"{random.Next(1, 60)},{(random.Next(3) == 0 ? "gold" : "plus")},{random.NextDouble():0.####},{(random.Next(2) == 0 ? "true" : "false")},DE,Ada Lovelace");
        return text.ToString();
    }

    private static async Task<byte[]> ParquetAsync(string csv)
    {
        var folder = Directory.CreateTempSubdirectory("analytics-parquet-").FullName;
        try
        {
            var (from, to) = (Path.Combine(folder, "rows.csv"), Path.Combine(folder, "rows.parquet"));
            await File.WriteAllTextAsync(from, csv, Cancellation);
            await using var connection = new DuckDBConnection("DataSource=:memory:");
            await connection.OpenAsync(Cancellation);
            await using var command = connection.CreateCommand();
            command.CommandText = $"COPY (FROM read_csv('{from}')) TO '{to}' (FORMAT parquet)";
            await command.ExecuteNonQueryAsync(Cancellation);
            return await File.ReadAllBytesAsync(to, Cancellation);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The first day is like the data set; on the second tenure comes in days in place of months, near enough.</summary>
    private async Task RecordAsync(string model)
    {
        await SendAsync(HttpMethod.Put, $"/v1/models/{model}/versions/1", """
            {"task":"binary","features":[{"name":"tenure","type":"numeric"},{"name":"plan","type":"categorical"}]}
            """);
        var random = new Random(9);
        for (var day = 1; day <= 2; day++)
        {
            var items = Enumerable.Range(0, Rows).Select(row => string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"id":"{{model}}-{{day}}-{{row}}","model":"{{model}}","version":"1","timestamp":"{{new DateTime(2026, 10, day, 0, 0, 0, DateTimeKind.Utc).AddMinutes(row):O}}","output":{"score":{{random.NextDouble():0.####}} },"features":{"tenure":{{random.Next(1, 60) * (day == 1 ? 1 : 10)}},"plan":"{{(random.Next(3) == 0 ? "gold" : "plus")}}"} }"""));
            var (status, answer) = await PostAsync("/v1/predictions/batch", $$"""{"backfill":true,"items":[{{string.Join(',', items)}}]}""");
            Assert.True(status == 202, answer.ToString());
        }
    }
}
