namespace Analytics.Core.Privacy;

/// <summary>Writes small files that only the service's own user may read.</summary>
internal static class SecretFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Whole or not at all, and on the disk when it returns.</summary>
    /// <exception cref="IOException">The file exists and may not be replaced, or can't be written.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content, bool replace)
    {
        CreateFolder(Path.GetDirectoryName(path)!);
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            WriteThrough(temporary, content);
            File.Move(temporary, path, replace);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static void WriteThrough(string path, ReadOnlySpan<byte> content)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        using var file = new FileStream(path, options);
        file.Write(content);
        file.Flush(flushToDisk: true);
    }

    private static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
    }
}
