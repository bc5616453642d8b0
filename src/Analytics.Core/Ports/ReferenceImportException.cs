namespace Analytics.Core.Ports;

/// <summary>A reference file that can't be read: it is at fault, not the store.</summary>
public sealed class ReferenceImportException : Exception
{
    public ReferenceImportException()
    {
    }

    public ReferenceImportException(string message)
        : base(message)
    {
    }

    public ReferenceImportException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
