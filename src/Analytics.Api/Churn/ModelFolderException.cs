namespace Analytics.Api.Churn;

/// <summary>A model on disk can't be used; the message says which and why.</summary>
internal sealed class ModelFolderException(string message) : Exception(message);
