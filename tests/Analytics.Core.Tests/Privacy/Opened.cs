using Analytics.Core.Privacy;
using Analytics.Storage.LiteDb;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Analytics.Core.Tests.Privacy;

/// <summary>The capability over real files, as one run of the service has it.</summary>
internal sealed class Opened : IDisposable
{
    public const string MasterKey = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    public Opened(string folder)
    {
        Ring = OpenRing(folder, new PrivacyOptions { MasterKey = MasterKey });
        Documents = new LiteDocuments(folder, Ring.DocumentsPassword);
        Pseudonymiser = new Pseudonymiser(Ring);
        Consents = new ConsentRegister(Documents, Pseudonymiser, new PersonalDataScrubber(), Clock);
        Keys = new AccessKeys(Documents, Ring, Clock);
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 1, 10, 0, 0, TimeSpan.Zero));

    public KeyRing Ring { get; }

    public LiteDocuments Documents { get; }

    public Pseudonymiser Pseudonymiser { get; }

    public ConsentRegister Consents { get; }

    public AccessKeys Keys { get; }

    public static KeyRing OpenRing(string folder, PrivacyOptions options, bool isDevelopment = false) =>
        KeyRing.Open(options, folder, isDevelopment, NullLogger<KeyRing>.Instance, TimeProvider.System);

    public static async Task<Opened> StartAsync(string folder, string? administratorSecret = null)
    {
        var opened = new Opened(folder);
        await opened.Consents.LoadAsync(CancellationToken.None);
        await opened.Keys.LoadAsync(administratorSecret, CancellationToken.None);
        return opened;
    }

    public void Dispose()
    {
        Consents.Dispose();
        Documents.Dispose();
        Ring.Dispose();
    }
}
