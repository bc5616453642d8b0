namespace Analytics.Statistics.Tests.Reference;

/// <summary>An actual number passes within max(Atol, Rtol · |expected|).</summary>
internal sealed record ReferenceTolerance(double Rtol = 1e-9, double Atol = 1e-12);
