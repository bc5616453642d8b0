using Analytics.Benchmarks;
using Analytics.Benchmarks.Detectors;
using BenchmarkDotNet.Running;

if (args is ["detectors"])
{
    await WindowSimulation.WriteAsync(Console.Out);
    await Console.Out.WriteLineAsync();
    await StreamSimulation.WriteAsync(Console.Out);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(PrivacyBenchmark).Assembly).Run(args);
