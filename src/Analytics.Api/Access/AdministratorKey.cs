using System.Security.Cryptography;
using Analytics.Api.Stores;
using Microsoft.Extensions.Options;

namespace Analytics.Api.Access;

/// <summary>The administrator's secret: the configured one, or in Development one that is made once and kept with the data.</summary>
internal sealed class AdministratorKey(IOptions<AccessOptions> access, StorageFolder folder, IHostEnvironment environment)
{
    private const int SecretLength = 40;

    private readonly Lazy<string?> secret = new(() =>
        access.Value.AdminKey ?? (environment.IsDevelopment() ? ReadOrMake(folder.Secret("admin.key")) : null));

    /// <summary>The secret; null where there is no administrator.</summary>
    public string? Secret => secret.Value;

    /// <summary>True when it was made here and so may be printed.</summary>
    public bool IsMade => access.Value.AdminKey is null && Secret is not null;

    private static string ReadOrMake(string path)
    {
        if (File.Exists(path))
            return File.ReadAllText(path).Trim();

        var made = "aw_dev_" + RandomNumberGenerator.GetString("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", SecretLength);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(path, options);
        writer.WriteLine(made);
        return made;
    }
}
