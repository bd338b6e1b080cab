"""The simplest page that Streamlit draws."""

import streamlit as st

st.write("Nothing")
