package dev.fraiseql.processor.declared;

import dev.fraiseql.annotations.Stored;
import dev.fraiseql.contract.model.ValueType;
import java.util.List;

/** How a member is served, by its Java type and its annotations. */
public sealed interface MemberKind {

  /**
   * A value, or list of values, in one column.
   *
   * @param column its name in the database, the prefixes of embeddings included
   * @param type with the digits as they are declared, sensible or not
   * @param length the maximum number of characters of a string; 0 for no maximum
   * @param stored the form in which the column stores the values
   * @param storedType the database's name of the column's type; empty if it is not given
   * @param javaType as people write it
   * @param nullableElements whether it is a list whose elements may be null by their Java type
   */
  record Value(
      Attribute<String> column,
      ValueType type,
      int length,
      Stored stored,
      String storedType,
      String javaType,
      boolean nullableElements)
      implements MemberKind {

    /** Whether the value can be an {@code ID} in GraphQL. */
    public boolean canBeId() {
      return !type.list() && type.custom() == null && type.scalar().isIdentifier();
    }
  }

  /**
   * A value object in columns of the owner's table.
   *
   * @param type its name in GraphQL
   * @param javaClass its canonical name
   */
  record Embedded(String type, String javaClass, List<MemberDeclaration> members)
      implements MemberKind {
    public Embedded {
      members = List.copyOf(members);
    }
  }

  /** An embedding of a class within itself; {@code path} leads from the class to itself. */
  record Recursion(List<String> path) implements MemberKind {
    public Recursion {
      path = List.copyOf(path);
    }
  }

  /** A member with {@code @Embedded} whose type has no fields; {@code why} is a clause. */
  record Unembeddable(String javaType, String why) implements MemberKind {}

  /**
   * A row of another type.
   *
   * @param javaClass the canonical name of its class, or what else stands there
   */
  record ToOne(String javaClass) implements MemberKind {}

  /**
   * Rows of another type.
   *
   * @param javaClass the canonical name of their class, or what else stands there
   */
  record ToMany(String javaClass) implements MemberKind {}

  /**
   * A Java type that has no GraphQL type.
   *
   * @param hint what to do about it: a sentence
   */
  record Unsupported(String javaType, String hint) implements MemberKind {}

  /** A type that javac does not find, and reports itself. */
  record Unresolved() implements MemberKind {}
}
