using Microsoft.Extensions.Options;

namespace Analytics.Api.Stores;

/// <summary>The data folder.</summary>
internal sealed class StorageFolder(IOptions<StorageOptions> options, IHostEnvironment environment)
{
    /// <summary>Its full path.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(options.Value.Path, environment.ContentRootPath);

    /// <summary>Free bytes of its disk.</summary>
    public long FreeBytes => new DriveInfo(Path).AvailableFreeSpace;

    /// <summary>Path of a file or folder beside the keys, whose folder only the owner may enter.</summary>
    public string Secret(string name)
    {
        var folder = System.IO.Path.Combine(Path, "keys");
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return System.IO.Path.Combine(folder, name);
    }
}
