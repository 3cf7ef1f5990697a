package org.callboard.platform;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The members of a JSON object, named one by one in their order. A function that names them all is
 * both: given an object it reads a value from it, given a value it writes the object. Each member
 * has its name, its form, what counts if it is absent, and where the value has it.
 *
 * @param <T> what the object becomes
 */
public abstract sealed class JsonMembers<T> {

  private JsonMembers() {}

  /** A member that may be absent, and is left out where there is nothing. */
  public abstract <V> Optional<V> optional(
      String name, JsonForm<V> form, Function<T, Optional<V>> of);

  /**
   * A member that is {@code null} where there is nothing.
   *
   * @param absent what counts if it is not even {@code null}
   */
  public abstract <V> Optional<V> nullable(
      String name, JsonForm<V> form, Optional<V> absent, Function<T, Optional<V>> of);

  /**
   * A member that may be absent, and is left out where there is nothing.
   *
   * @param cleared what counts if it is {@code null}
   */
  public abstract <V> Optional<V> clearable(
      String name, JsonForm<V> form, V cleared, Function<T, Optional<V>> of);

  /** A member of which absent means something else than {@code null}; as that it is written. */
  public abstract <V> Told<V> told(String name, JsonForm<V> form, Function<T, Optional<V>> of);

  /**
   * A member that must be there.
   *
   * @param otherwise what is gone on with if it is not
   */
  public abstract <V> V required(String name, JsonForm<V> form, V otherwise, Function<T, V> of);

  /** A member that is always written; if it is absent, the other value counts. */
  public <V> V written(String name, JsonForm<V> form, V otherwise, Function<T, V> of) {
    return optional(name, form, of.andThen(Optional::of)).orElse(otherwise);
  }

  /**
   * A member that is always written.
   *
   * @param absent what counts if it is absent
   * @param cleared what counts if it is {@code null}
   */
  public abstract <V> V clearable(
      String name, JsonForm<V> form, V absent, V cleared, Function<T, V> of);

  /**
   * A member that must be there, unless something counts in its place, and is never {@code null}.
   *
   * @param absent what counts if it is absent
   * @param otherwise what is gone on with if it must be there and is not
   */
  public <V> V kept(
      String name, JsonForm<V> form, Optional<V> absent, V otherwise, Function<T, V> of) {
    return required(name, form, otherwise, of);
  }

  /** A member that is written for people, and passed over when it is read. */
  public abstract void shown(String name, Function<T, Optional<? extends JsonValue>> of);

  /** Members that are passed over and never written. */
  public void passOver(String... names) {
    Stream.of(names).forEach(name -> shown(name, value -> Optional.empty()));
  }

  /** Refuses a member that is there, but {@code null}. */
  public abstract void neverNull(String name);

  /**
   * Refuses an object that has not exactly one of these members.
   *
   * @param sentence about the first of them
   */
  public abstract void exactlyOne(String sentence, String... names);

  /** Refuses a member when it is read. */
  public abstract void refuse(String name, String sentence);

  /** The value, of all members; null if it refuses to be made of them. */
  public abstract T make(Supplier<T> maker);

  /** Reads. */
  static final class OfBody<T> extends JsonMembers<T> {

    private final JsonFields json;

    OfBody(JsonFields json) {
      this.json = json;
    }

    @Override
    public <V> Optional<V> optional(String name, JsonForm<V> form, Function<T, Optional<V>> of) {
      return json.value(name).flatMap(value -> form.read(json, name, value));
    }

    @Override
    public <V> Optional<V> nullable(
        String name, JsonForm<V> form, Optional<V> absent, Function<T, Optional<V>> of) {
      return json.has(name) ? optional(name, form, of) : absent;
    }

    @Override
    public <V> Optional<V> clearable(
        String name, JsonForm<V> form, V cleared, Function<T, Optional<V>> of) {
      return json.has(name)
          ? optional(name, form, of).or(() -> Optional.of(cleared))
          : Optional.empty();
    }

    @Override
    public <V> Told<V> told(String name, JsonForm<V> form, Function<T, Optional<V>> of) {
      return json.told(name, optional(name, form, of));
    }

    @Override
    public <V> V required(String name, JsonForm<V> form, V otherwise, Function<T, V> of) {
      return json.required(name, form, otherwise);
    }

    @Override
    public <V> V clearable(String name, JsonForm<V> form, V absent, V cleared, Function<T, V> of) {
      return json.has(name) ? json.field(name, form).orElse(cleared) : absent;
    }

    @Override
    public <V> V kept(
        String name, JsonForm<V> form, Optional<V> absent, V otherwise, Function<T, V> of) {
      return json.has(name) || absent.isEmpty()
          ? json.required(name, form, otherwise)
          : absent.get();
    }

    @Override
    public void shown(String name, Function<T, Optional<? extends JsonValue>> of) {
      json.ignore(name);
    }

    @Override
    public void neverNull(String name) {
      if (json.has(name) && json.value(name).isEmpty()) {
        json.refuse(name, "must not be null.");
      }
    }

    @Override
    public void exactlyOne(String sentence, String... names) {
      if (Stream.of(names).filter(json::has).count() != 1) {
        json.refuse(names[0], sentence);
      } else {
        Stream.of(names)
            .filter(json::has)
            .forEach(name -> json.required(name, json.value(name), null));
      }
    }

    @Override
    public void refuse(String name, String sentence) {
      json.refuse(name, sentence);
    }

    @Override
    public T make(Supplier<T> maker) {
      return json.make(maker, null);
    }
  }

  /** Writes. */
  static final class OfValue<T> extends JsonMembers<T> {

    private final T value;
    private final JsonObjectBuilder json;

    OfValue(T value, JsonObjectBuilder json) {
      this.value = value;
      this.json = json;
    }

    @Override
    public <V> Optional<V> optional(String name, JsonForm<V> form, Function<T, Optional<V>> of) {
      Optional<V> member = of.apply(value);
      member.ifPresent(there -> json.add(name, form.write(there)));
      return member;
    }

    @Override
    public <V> Optional<V> nullable(
        String name, JsonForm<V> form, Optional<V> absent, Function<T, Optional<V>> of) {
      Optional<V> member = optional(name, form, of);
      if (member.isEmpty()) {
        json.addNull(name);
      }
      return member;
    }

    @Override
    public <V> Optional<V> clearable(
        String name, JsonForm<V> form, V cleared, Function<T, Optional<V>> of) {
      return optional(name, form, of);
    }

    @Override
    public <V> Told<V> told(String name, JsonForm<V> form, Function<T, Optional<V>> of) {
      return new Told<>(true, nullable(name, form, Optional.empty(), of));
    }

    @Override
    public <V> V required(String name, JsonForm<V> form, V otherwise, Function<T, V> of) {
      V member = of.apply(value);
      json.add(name, form.write(member));
      return member;
    }

    @Override
    public <V> V clearable(String name, JsonForm<V> form, V absent, V cleared, Function<T, V> of) {
      return required(name, form, absent, of);
    }

    @Override
    public void shown(String name, Function<T, Optional<? extends JsonValue>> of) {
      of.apply(value).ifPresent(member -> json.add(name, member));
    }

    @Override
    public void neverNull(String name) {
      // It is not.
    }

    @Override
    public void exactlyOne(String sentence, String... names) {
      // It has.
    }

    @Override
    public void refuse(String name, String sentence) {
      // What is there is not read.
    }

    @Override
    public T make(Supplier<T> maker) {
      return value;
    }
  }
}
