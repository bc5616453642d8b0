namespace Analytics.Core.Experiments;

/// <summary>Why a change was not made though it has no fault.</summary>
public enum ExperimentConflict
{
    /// <summary>It was made.</summary>
    None,

    /// <summary>Another revision is in force than was meant to be replaced.</summary>
    Stale,

    /// <summary>It is kept as code.</summary>
    File,

    /// <summary>Others need it.</summary>
    Needed,

    /// <summary>There is none of this key.</summary>
    Missing,
}
