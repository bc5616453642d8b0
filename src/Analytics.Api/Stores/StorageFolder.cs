using Analytics.Storage;
using Microsoft.Extensions.Options;

namespace Analytics.Api.Stores;

/// <summary>The data folder.</summary>
internal sealed class StorageFolder(IOptions<StorageOptions> options)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Its full path.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(options.Value.Path);

    /// <summary>True while its disk has room to record.</summary>
    public bool HasRoom => new DriveInfo(Path).AvailableFreeSpace >= options.Value.MinimumFreeBytes;

    /// <summary>Path of a file or folder among the keys, where only the service's own user may look.</summary>
    public string Secret(string name)
    {
        var folder = System.IO.Path.Combine(Path, "keys");
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, OwnerOnly);
        return System.IO.Path.Combine(folder, name);
    }
}
