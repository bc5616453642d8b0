using Analytics.Core.Privacy;
using BenchmarkDotNet.Attributes;

namespace Analytics.Benchmarks;

/// <summary>What privacy costs each record: the pseudonym of a subject met before, and the look for personal data in text without any.</summary>
[MemoryDiagnoser]
public class PrivacyBenchmark : IDisposable
{
    private readonly Capabilities capabilities = new();
    private Pseudonymiser? pseudonymiser;
    private PersonalDataScrubber? scrubber;

    [GlobalSetup]
    public void Prepare()
    {
        pseudonymiser = capabilities.Get<Pseudonymiser>();
        scrubber = capabilities.Get<PersonalDataScrubber>();
    }

    [Benchmark]
    public Pseudonym PseudonymOfKnownSubject() => pseudonymiser!.Of("member-00042");

    [Benchmark]
    public string ScrubCleanText() => scrubber!.Scrub("standard plan, strength goal");

    [GlobalCleanup]
    public void Dispose()
    {
        capabilities.Dispose();
        GC.SuppressFinalize(this);
    }
}
