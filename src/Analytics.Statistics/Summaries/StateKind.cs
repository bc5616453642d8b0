namespace Analytics.Statistics.Summaries;

/// <summary>What saved bytes hold; numbers are never given anew.</summary>
internal enum StateKind : byte
{
    Ddm = 1,
    Eddm = 2,
    HddmA = 3,
    HddmW = 4,
    PageHinkley = 5,
    Cusum = 6,
    Ewma = 7,
    Adwin = 8,
    Kswin = 9,
    Ecdd = 10,
    Stepd = 11,
    Rddm = 12,
    GeometricMovingAverage = 13,
    MeanEDetector = 14,
    SelfStartingEDetector = 15,
    QuantileSketch = 32,
    FixedHistogram = 33,
    AdaptiveHistogram = 34,
    DistinctCounter = 35,
    CountMinSketch = 36,
    HeavyHitters = 37,
    RunningMoments = 38,
    ReservoirSample = 39,
    LordPlusPlus = 64,
    Saffron = 65,
    ELond = 68,
    RateSequence = 66,
    SafetyObjectiveTest = 67,
}
