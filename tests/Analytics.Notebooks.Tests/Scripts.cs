using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting;

namespace Analytics.Notebooks.Tests;

/// <summary>How C# of notebooks and documents is run: against what is built here.</summary>
internal static class Scripts
{
    public static IReadOnlyList<string> Assemblies { get; } = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);

    public static ScriptOptions Options => ScriptOptions.Default
        .WithReferences(Assemblies.Where(File.Exists).Select(path => MetadataReference.CreateFromFile(path)))
        .WithImports("System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Threading.Tasks");
}
