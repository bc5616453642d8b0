using System.Buffers;

namespace Analytics.Api.Http;

/// <summary>Bytes in a rented array that grows up to a limit; disposing gives the array back. Not thread-safe.</summary>
internal sealed class PooledBytes(int capacity, int limit, string tooLarge) : IDisposable
{
    private byte[] array = ArrayPool<byte>.Shared.Rent(Math.Clamp(capacity, 1, limit + 1));

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Memory => array.AsMemory(0, Length);

    /// <summary>Room for the next bytes, never empty. One byte over the limit fits, so that passing it is seen.</summary>
    public Memory<byte> Free()
    {
        if (Length == array.Length)
            Grow();
        return array.AsMemory(Length, Math.Min(array.Length, limit + 1) - Length);
    }

    /// <summary>Counts bytes that were written to <see cref="Free"/>.</summary>
    /// <exception cref="BadHttpRequestException">413: there are more than the limit.</exception>
    public void Advance(int count)
    {
        Length += count;
        if (Length > limit)
            throw new BadHttpRequestException(tooLarge, StatusCodes.Status413PayloadTooLarge);
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(array);
        array = [];
        Length = 0;
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(array.Length * 2L, limit + 1));
        array.AsSpan(0, Length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(array);
        array = larger;
    }
}
