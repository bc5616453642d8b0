using System.Text.RegularExpressions;
using Analytics.Api.Tests.Service;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Xunit;

namespace Analytics.Notebooks.Tests;

/// <summary>
/// Every cell of every notebook, in order, against a running service with sample data (a part of it). WRITE_NOTEBOOKS=1 stores the outputs.
/// It proves that the cells run, not how a kernel renders them.
/// </summary>
[Collection(nameof(SampledTests))]
public sealed partial class NotebookTests(SampledService sampled)
{
    public static TheoryData<string> Names => new(Directory.GetFiles(Repository.Notebooks, "*.ipynb").Order(StringComparer.Ordinal).Select(path => Path.GetFileName(path)!));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_cell_runs_and_every_notebook_shows_something(string name)
    {
        Environment.SetEnvironmentVariable("ANALYTICS_URL", sampled.Service.ClientOptions.BaseAddress.ToString());
        Environment.SetEnvironmentVariable("ANALYTICS_KEY", RunningService.AdminKey);
        Environment.CurrentDirectory = Repository.Notebooks;
        var notebook = new Notebook(Path.Combine(Repository.Notebooks, name));
        var host = new NotebookHost();
        ScriptState<object>? state = null;
        var (number, shown) = (0, 0);
        foreach (var cell in notebook.Cells)
        {
            var code = Reference().Replace(Notebook.SourceOf(cell), Resolve);
            try
            {
                state = state is null
                    ? await CSharpScript.RunAsync(code, Scripts.Options, host, typeof(NotebookHost), Cancellation)
                    : await state.ContinueWithAsync(code, Scripts.Options, Cancellation);
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
        Assert.All(new Notebook(Path.Combine(Repository.Notebooks, name)).Cells, cell => Assert.NotNull(cell["execution_count"]));
    }

    /// <summary>A reference must be to something that is built or restored here; it is among the assemblies already.</summary>
    private static string Resolve(Match reference)
    {
        var what = reference.Groups[1].Value;
        var assembly = what.StartsWith("nuget:", StringComparison.Ordinal) ? what["nuget:".Length..].Split(',')[0].Trim() : Path.GetFileNameWithoutExtension(what);
        Assert.Contains(Scripts.Assemblies, path => Path.GetFileNameWithoutExtension(path) == assembly);
        return "";
    }

    [GeneratedRegex("^#r \"([^\"]+)\"\\s*$", RegexOptions.Multiline)]
    private static partial Regex Reference();
}
