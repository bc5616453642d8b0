using Analytics.Benchmarks;
using BenchmarkDotNet.Running;

BenchmarkSwitcher.FromAssembly(typeof(PrivacyBenchmark).Assembly).Run(args);
