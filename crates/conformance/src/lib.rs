//! Nothing but tests, in a package of their own: the emitters must compile and rewrite the golden
//! files even where the generated code of the moment does not compile.
