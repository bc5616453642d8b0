using System.Numerics;
using MathNet.Numerics.IntegralTransforms;

namespace Analytics.Statistics.Series;

/// <summary>Discrete Fourier transforms of any length: forward unscaled, backward divided by the length.</summary>
internal static class Spectrum
{
    internal static Complex[] Forward(ReadOnlySpan<double> values)
    {
        var spectrum = new Complex[values.Length];
        for (var i = 0; i < values.Length; i++) spectrum[i] = values[i];
        Fourier.Forward(spectrum, FourierOptions.AsymmetricScaling);
        return spectrum;
    }

    /// <summary>Transforms back in place.</summary>
    internal static Complex[] Backward(Complex[] spectrum)
    {
        Fourier.Inverse(spectrum, FourierOptions.AsymmetricScaling);
        return spectrum;
    }
}
