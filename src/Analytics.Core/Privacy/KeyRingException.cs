namespace Analytics.Core.Privacy;

/// <summary>The key ring can't be opened or made. The message tells the operator why and what to do; it holds no secret.</summary>
public sealed class KeyRingException : Exception
{
    public KeyRingException()
    {
    }

    public KeyRingException(string message)
        : base(message)
    {
    }

    public KeyRingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
