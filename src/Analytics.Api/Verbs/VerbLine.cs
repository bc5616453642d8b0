using System.CommandLine;
using Analytics.Api.Churn;
using Analytics.Api.Experiments;
using Analytics.Api.Replay;
using Analytics.Api.Samples;

namespace Analytics.Api.Verbs;

/// <summary>What the program can do besides serving. Without a verb it serves.</summary>
internal static class VerbLine
{
    private static readonly string[] Help = ["-h", "--help", "--version"];

    /// <summary>True when the arguments ask for a verb, or for help on them.</summary>
    public static bool Match(string[] args) => args is [var first, ..] && (Help.Contains(first) || Root().Subcommands.Any(verb => verb.Name == first));

    /// <summary>Runs the verb; the result is the exit code.</summary>
    public static Task<int> RunAsync(string[] args) => Root().Parse(args).InvokeAsync();

    /// <summary>One line a verb.</summary>
    private static RootCommand Root() => new("Records what models answer and what became of it. Without a verb it starts the service.")
    {
        SamplesVerb.Create(TimeProvider.System),
        ReplayVerb.Create(TimeProvider.System),
        CompareVerb.Create(),
        PolicyVerb.Create(),
        TrainVerb.Create(TimeProvider.System),
    };
}
