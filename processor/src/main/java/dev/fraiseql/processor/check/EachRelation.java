package dev.fraiseql.processor.check;

import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.Join;
import dev.fraiseql.processor.declared.MemberDeclaration;
import dev.fraiseql.processor.declared.MemberKind;
import dev.fraiseql.processor.declared.TypeDeclaration;

/** What a rule about relations does with each of them. */
interface EachRelation {
  /** Looks at one relation and how its rows are found. */
  void accept(TypeDeclaration type, MemberDeclaration relation, Join join);

  /** Looks at every relation of every type. */
  static void visit(Declarations declarations, EachRelation visitor) {
    for (TypeDeclaration type : declarations.types()) {
      for (MemberDeclaration member : type.members()) {
        if (member.kind() instanceof MemberKind.ToOne
            || member.kind() instanceof MemberKind.ToMany) {
          visitor.accept(type, member, declarations.join(type, member));
        }
      }
    }
  }
}
