using Analytics.Benchmarks;
using Analytics.Benchmarks.Detectors;
using BenchmarkDotNet.Running;

if (args is ["detectors"])
{
    await StreamSimulation.WriteAsync(Console.Out);
    await Console.Out.WriteLineAsync();
    await WindowSimulation.WriteAsync(Console.Out);
    await Console.Out.WriteLineAsync();
    await FigureSimulation.WriteAsync(Console.Out);
    return;
}

if (args is ["assignments"])
{
    await AssignmentLatency.WriteAsync(Console.Out);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(PrivacyBenchmark).Assembly).Run(args);
