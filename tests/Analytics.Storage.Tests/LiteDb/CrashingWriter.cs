using System.Diagnostics;
using System.Runtime.CompilerServices;
using Analytics.Storage.LiteDb;

namespace Analytics.Storage.Tests.LiteDb;

/// <summary>This test program in another role: a process that writes documents, and names each one that is acknowledged, until it is killed.</summary>
internal static class CrashingWriter
{
    public const string Collection = "notes";
    public const string Password = "password";

    private const string FolderVariable = "ANALYTICS_TESTS_CRASHING_WRITER";

    public static Process Start(string folder)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(CrashingWriter).Assembly.Location);
        start.Environment[FolderVariable] = folder;
        return Process.Start(start)!;
    }

#pragma warning disable CA2255 // The test program's entry point belongs to the test framework.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void WriteUntilKilled()
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is not { } folder)
            return;
        using var documents = new LiteDocuments(folder, Password);
        for (var i = 0; ; i++)
        {
            documents.PutAsync(Collection, $"{i}", new Written(i), CancellationToken.None).GetAwaiter().GetResult();
            Console.WriteLine(i);
        }
    }

    public sealed record Written(int Number);
}
