"""How work is spared and shared. A file imports only from those that stand above it here.

version     what all that is made depends on: the code
store       what is remembered from run to run
telling     how far long work has come
cores       work on all cores
remembered  what was made of files
"""
