using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Flights.Domain.Flights;

/// <summary>An immutable list that equals another one when their elements do, so that records that hold lists compare by content.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
[CollectionBuilder(typeof(EquatableList), nameof(EquatableList.Create))]
public readonly struct EquatableList<T> : IReadOnlyList<T>, IEquatable<EquatableList<T>>
{
    private readonly ImmutableArray<T> _items;

    internal EquatableList(ImmutableArray<T> items) => _items = items;

    private ImmutableArray<T> Items => _items.IsDefault ? [] : _items;

    /// <summary>How many elements there are.</summary>
    public int Count => Items.Length;

    /// <summary>The element at a place.</summary>
    /// <param name="index">The place, from 0 to <see cref="Count"/> - 1; any other throws <see cref="IndexOutOfRangeException"/>.</param>
    public T this[int index] => Items[index];

    /// <summary>Whether both hold equal elements in the same order.</summary>
    public static bool operator ==(EquatableList<T> left, EquatableList<T> right) => left.Equals(right);

    /// <summary>Whether the two differ in an element or in their order.</summary>
    public static bool operator !=(EquatableList<T> left, EquatableList<T> right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(EquatableList<T> other) => Items.AsSpan().SequenceEqual(other.Items.AsSpan(), EqualityComparer<T>.Default);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is EquatableList<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in Items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    /// <summary>Walks the elements in order.</summary>
    public ImmutableArray<T>.Enumerator GetEnumerator() => Items.GetEnumerator();

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)Items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)Items).GetEnumerator();
}

/// <summary>Makes <see cref="EquatableList{T}"/>s.</summary>
public static class EquatableList
{
    /// <summary>A list of the given elements: what a collection expression calls.</summary>
    public static EquatableList<T> Create<T>(ReadOnlySpan<T> items) => new([.. items]);

    /// <summary>A list of the elements of a sequence.</summary>
    public static EquatableList<T> ToEquatableList<T>(this IEnumerable<T> items) => new([.. items]);
}
