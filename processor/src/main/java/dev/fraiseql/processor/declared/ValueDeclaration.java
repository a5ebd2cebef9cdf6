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
    return new ValueModel(
        member.name(), value().type(), member.isId(), member.nullable(), member.doc());
  }

  /** Its type, if it is a value. */
  public MemberKind.Value value() {
    return (MemberKind.Value) member.kind();
  }
}
