package dev.fraiseql.benchmarks.contender.handwritten;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.sql.SQLException;

/** The endpoints that write members. */
@Controller("/members")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "contender", value = HandWrittenContender.NAME)
final class MemberController {
  private final MemberWriter members;

  MemberController(MemberWriter members) {
    this.members = members;
  }

  /** {@code {"id": "7", "bio": "..."}}. */
  @Post("/update")
  HttpResponse<ByteBuf> update(@Body byte[] body) throws IOException, SQLException {
    long id = Long.parseLong(Arguments.argument(body, "id"));
    return members.update(id, Arguments.argument(body, "bio")).toResponse();
  }

  /** {@code {"inputs": [{"title": "...", "priority": 1, "pinned": true, "createdAt": "..."}]}}. */
  @Post("/notes")
  HttpResponse<ByteBuf> notes(@Body byte[] body) throws IOException, SQLException {
    return members.createNotes(NewNote.list(body)).toResponse();
  }
}
