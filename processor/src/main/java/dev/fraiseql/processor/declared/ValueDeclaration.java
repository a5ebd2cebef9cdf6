package dev.fraiseql.processor.declared;

import dev.fraiseql.contract.model.ValueModel;

/**
 * A value that is in no column: a parameter or result of a method, or a component of a record that
 * one returns.
 *
 * @param member its kind is a value, an unsupported type or an unresolved one
 * @param form the Java type of the value, or of each element of a list
 */
public record ValueDeclaration(MemberDeclaration member, ComputedCall.Form form) {

  /** Its model, if it is a value. */
  public ValueModel model() {
    return new ValueModel(member.name(), value().type(), isId(), member.nullable(), member.doc());
  }

  /** Whether it is an {@code ID}, or a list of such. */
  public boolean isId() {
    return member.annotations().id() != null && canBeId();
  }

  /** Whether {@code @Id} can make it an {@code ID}, or a list of such. */
  public boolean canBeId() {
    return value().type().custom() == null && value().type().scalar().isIdentifier();
  }

  /** Its type, if it is a value. */
  public MemberKind.Value value() {
    return (MemberKind.Value) member.kind();
  }
}
