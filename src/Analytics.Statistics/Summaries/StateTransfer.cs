using System.Buffers.Binary;

namespace Analytics.Statistics.Summaries;

/// <summary>
/// Saved state as bytes: a mark, the kind and the version of the state, its members as little-endian numbers, and a checksum.
/// One method of the state lists its members for both directions, so that writing and reading cannot differ.
/// </summary>
internal sealed class StateTransfer
{
    private const int HeaderLength = 4;
    private const int ChecksumLength = 8;
    private readonly bool reading;
    private byte[] bytes;
    private int position = HeaderLength;

    private StateTransfer(byte[] bytes, bool reading) => (this.bytes, this.reading) = (bytes, reading);

    internal bool Reading => reading;

    internal static byte[] Save(StateKind kind, byte version, Action<StateTransfer> members)
    {
        var transfer = new StateTransfer(new byte[256], reading: false);
        (transfer.bytes[0], transfer.bytes[1], transfer.bytes[2], transfer.bytes[3]) = ((byte)'A', (byte)'S', (byte)kind, version);
        members(transfer);
        BinaryPrimitives.WriteUInt64LittleEndian(transfer.Next(ChecksumLength), Hashing.Of(transfer.bytes.AsSpan(0, transfer.position - ChecksumLength)));
        return transfer.bytes[..transfer.position];
    }

    internal static void Load(StateKind kind, byte version, ReadOnlySpan<byte> state, Action<StateTransfer> members)
    {
        if (state.Length < HeaderLength + ChecksumLength || state[0] != 'A' || state[1] != 'S' || state[2] != (byte)kind)
            throw new ArgumentException($"The bytes are no saved state of the kind {kind}.", nameof(state));
        if (state[3] != version) throw new ArgumentException($"The saved state has the unknown version {state[3]}.", nameof(state));

        var end = state.Length - ChecksumLength;
        if (BinaryPrimitives.ReadUInt64LittleEndian(state[end..]) != Hashing.Of(state[..end]))
            throw new ArgumentException("The bytes of the saved state are damaged.", nameof(state));
        var transfer = new StateTransfer(state[..end].ToArray(), reading: true);
        members(transfer);
        if (transfer.position != end) throw new ArgumentException("The saved state is longer than its kind.", nameof(state));
    }

    internal void Carry(ref double value)
    {
        if (reading) value = BinaryPrimitives.ReadDoubleLittleEndian(Next(sizeof(double)));
        else BinaryPrimitives.WriteDoubleLittleEndian(Next(sizeof(double)), value);
    }

    internal void Carry(ref long value)
    {
        if (reading) value = BinaryPrimitives.ReadInt64LittleEndian(Next(sizeof(long)));
        else BinaryPrimitives.WriteInt64LittleEndian(Next(sizeof(long)), value);
    }

    internal void Carry(ref int value)
    {
        if (reading) value = BinaryPrimitives.ReadInt32LittleEndian(Next(sizeof(int)));
        else BinaryPrimitives.WriteInt32LittleEndian(Next(sizeof(int)), value);
    }

    internal void Carry(ref ulong value)
    {
        var signed = unchecked((long)value);
        Carry(ref signed);
        value = unchecked((ulong)signed);
    }

    internal void Carry(ref bool value)
    {
        var number = value ? 1 : 0;
        Carry(ref number);
        value = number == 1;
    }

    internal void Carry<T>(ref T value, Func<int, T> fromNumber)
        where T : struct, Enum
    {
        var number = Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture);
        Carry(ref number);
        value = fromNumber(number);
    }

    internal void Carry(ref string text)
    {
        var content = reading ? [] : System.Text.Encoding.UTF8.GetBytes(text);
        Carry(ref content);
        text = System.Text.Encoding.UTF8.GetString(content);
    }

    internal void Carry(ref byte[] values)
    {
        var length = Length(values.Length, sizeof(byte));
        if (reading) values = Next(length).ToArray();
        else values.CopyTo(Next(length));
    }

    internal void Carry(ref double[] values)
    {
        var length = Length(values.Length, sizeof(double));
        if (reading) values = new double[length];
        foreach (ref var value in values.AsSpan()) Carry(ref value);
    }

    internal void Carry(ref long[] values)
    {
        var length = Length(values.Length, sizeof(long));
        if (reading) values = new long[length];
        foreach (ref var value in values.AsSpan()) Carry(ref value);
    }

    /// <summary>The length of a list, checked against what is left of the bytes.</summary>
    internal int Length(int length, int itemSize)
    {
        Carry(ref length);
        return !reading || (length >= 0 && (long)length * itemSize <= bytes.Length - position) ? length : throw Short();
    }

    private static ArgumentException Short() => new("The saved state is shorter than its kind.", "state");

    private Span<byte> Next(int length)
    {
        if (position + length > bytes.Length)
        {
            if (reading) throw Short();
            Array.Resize(ref bytes, Math.Max(position + length, bytes.Length * 2));
        }

        position += length;
        return bytes.AsSpan(position - length, length);
    }
}
