using System.Text.RegularExpressions;
using Analytics.Api.Samples;
using Analytics.Api.Tests.Service;
using Analytics.Api.Verbs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Xunit;

namespace Analytics.Notebooks.Tests;

/// <summary>
/// Every cell of every notebook, in order, against a running service with sample data (a part of it). WRITE_NOTEBOOKS=1 stores the outputs.
/// It proves that the cells run, not how a kernel renders them.
/// </summary>
public sealed partial class NotebookTests(NotebookTests.SampledService sampled) : IClassFixture<NotebookTests.SampledService>
{
    private static readonly string[] Assemblies = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);

    public static TheoryData<string> Names => new(Directory.GetFiles(Folder, "*.ipynb").Order(StringComparer.Ordinal).Select(path => Path.GetFileName(path)!));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Root
    {
        get
        {
            var root = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(root!.FullName, "Analytics.sln"))) root = root.Parent;
            return root.FullName;
        }
    }

    private static string Folder => Path.Combine(Root, "notebooks");

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_cell_runs_and_every_notebook_shows_something(string name)
    {
        Environment.SetEnvironmentVariable("ANALYTICS_URL", sampled.Service.ClientOptions.BaseAddress.ToString());
        Environment.SetEnvironmentVariable("ANALYTICS_KEY", RunningService.AdminKey);
        Environment.CurrentDirectory = Folder;
        var notebook = new Notebook(Path.Combine(Folder, name));
        var host = new NotebookHost();
        ScriptState<object>? state = null;
        var (number, shown) = (0, 0);
        foreach (var cell in notebook.Cells)
        {
            var code = Reference().Replace(Notebook.SourceOf(cell), Resolve);
            try
            {
                state = state is null
                    ? await CSharpScript.RunAsync(code, Options, host, typeof(NotebookHost), Cancellation)
                    : await state.ContinueWithAsync(code, Options, Cancellation);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Assert.Fail($"{name}, cell {number + 1}: {e.Message}\n{code}");
            }

            if (state.ReturnValue is { } last) host.display(last);
            var outputs = host.Take();
            shown += outputs.Count;
            Assert.All(outputs, output => Assert.NotEmpty(output.Text));
            Notebook.Store(cell, ++number, outputs);
        }

        Assert.True(number >= 4 && shown >= 3, $"{name} shows {shown} things in {number} cells");
        if (Environment.GetEnvironmentVariable("WRITE_NOTEBOOKS") == "1") notebook.Save();
        Assert.All(new Notebook(Path.Combine(Folder, name)).Cells, cell => Assert.NotNull(cell["execution_count"]));
    }

    private static ScriptOptions Options => ScriptOptions.Default
        .WithReferences(Assemblies.Where(File.Exists).Select(path => MetadataReference.CreateFromFile(path)))
        .WithImports("System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Threading.Tasks");

    /// <summary>A reference must be to something that is built or restored here; it is among the assemblies already.</summary>
    private static string Resolve(Match reference)
    {
        var what = reference.Groups[1].Value;
        var assembly = what.StartsWith("nuget:", StringComparison.Ordinal) ? what["nuget:".Length..].Split(',')[0].Trim() : Path.GetFileNameWithoutExtension(what);
        Assert.Contains(Assemblies, path => Path.GetFileNameWithoutExtension(path) == assembly);
        return "";
    }

    [GeneratedRegex("^#r \"([^\"]+)\"\\s*$", RegexOptions.Multiline)]
    private static partial Regex Reference();

    /// <summary>A service with sample data.</summary>
    public sealed class SampledService : IAsyncLifetime
    {
        private const double Scale = 0.15;

        public RunningService Service { get; } = new() { Settings = new Dictionary<string, string> { ["Models:Folder"] = Path.Combine(Root, "models") } };

        public async ValueTask InitializeAsync()
        {
            await Service.InitializeAsync();
            using var client = Service.Client();
            var tally = await new SampleUpload(new RecordSender(client, TimeProvider.System)).RunAsync(new SampleHistory(1, TimeProvider.System.GetUtcNow(), Scale), Cancellation);
            Assert.Equal(0, tally.Rejected);
        }

        public ValueTask DisposeAsync() => Service.DisposeAsync();
    }
}
