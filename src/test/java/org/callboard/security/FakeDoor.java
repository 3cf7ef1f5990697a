package org.callboard.security;

import jakarta.security.enterprise.CallerPrincipal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A door that addresses below one path come to. */
class FakeDoor implements Door {

  final String below;
  final List<String> asked = new ArrayList<>();
  private final boolean forNobody;
  private final Supplier<Optional<Caller>> caller;

  FakeDoor(String below, boolean forNobody, Supplier<Optional<Caller>> caller) {
    this.below = below;
    this.forNobody = forNobody;
    this.caller = caller;
  }

  static FakeDoor of(String below) {
    return new FakeDoor(below, false, Optional::empty);
  }

  static Caller caller(String name) {
    return new Caller(new CallerPrincipal(name), Set.of("phone"));
  }

  @Override
  public boolean isFor(String path) {
    return path.startsWith(below);
  }

  @Override
  public boolean answersForNobody() {
    return forNobody;
  }

  @Override
  public Optional<Caller> authenticate(String path, HttpServletRequest request) {
    asked.add(path);
    return caller.get();
  }

  @Override
  public ErrorAnswer answer(Refusal refusal, HttpServletRequest request) {
    return new ErrorAnswer(refusal.status(), Map.of(), "text/plain", new byte[0]);
  }

  @Override
  public ErrorAnswer answer(int status, Optional<Throwable> cause, HttpServletRequest request) {
    return new ErrorAnswer(status, Map.of(), "text/plain", new byte[0]);
  }
}
