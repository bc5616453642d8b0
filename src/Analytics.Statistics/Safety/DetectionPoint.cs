namespace Analytics.Statistics.Safety;

/// <summary>A step of a <see cref="DetectionCurve"/>.</summary>
/// <param name="Delay">Time since the incident began, in the unit of the delays.</param>
/// <param name="Detected">Estimated probability that an incident is found by then, in (0, 1].</param>
/// <param name="StandardError">Standard error of the probability (Greenwood), at least 0; 0 where all incidents are settled as found.</param>
public readonly record struct DetectionPoint(double Delay, double Detected, double StandardError);
