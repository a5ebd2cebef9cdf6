package dev.fraiseql.processor.check;

import dev.fraiseql.processor.declared.Content;
import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.Join;
import dev.fraiseql.processor.declared.Member;
import dev.fraiseql.processor.declared.TypeDeclaration;

/** What a rule about relations does with each of them. */
interface EachRelation {
  /** Looks at one relation and how its rows are found. */
  void accept(TypeDeclaration type, Member relation, Join join);

  /** Looks at every relation of every type. */
  static void visit(Declarations declarations, EachRelation visitor) {
    for (TypeDeclaration type : declarations.types()) {
      for (Member member : type.members()) {
        if (member.content() instanceof Content.ToOne
            || member.content() instanceof Content.ToMany) {
          visitor.accept(type, member, declarations.join(type, member));
        }
      }
    }
  }
}
