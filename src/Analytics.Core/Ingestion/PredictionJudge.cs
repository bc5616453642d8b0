using Analytics.Core.Ports;

namespace Analytics.Core.Ingestion;

/// <summary>
/// Judges a prediction on its way into the store and adds the checks to store beside it. Called for every prediction that will be stored: consent
/// is decided, free text is scrubbed and still at hand, nothing is sealed. A delegate, since folders look left only: what judges stands to the
/// right of here and is put in at composition.
/// </summary>
/// <param name="prediction">The prediction.</param>
/// <param name="checks">Where the checks go; each with the index of the prediction's row.</param>
public delegate void PredictionJudge(in JudgedPrediction prediction, List<SafetyRow> checks);
